import { useParams } from 'react-router';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { EnquiryView } from './enquiry-view.js';
import { useEnquiry } from './use-enquiry.js';

export const EnquiryPage = () => {
  const { id = '' } = useParams();
  const enquiry = useEnquiry(id);
  if (enquiry.data) return <EnquiryView key={enquiry.data.id} enquiry={enquiry.data} />;
  return (
    <Page title="Enquiry">
      <Loaded query={enquiry}>{() => null}</Loaded>
    </Page>
  );
};
