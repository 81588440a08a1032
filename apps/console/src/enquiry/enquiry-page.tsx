import { useParams } from 'react-router';
import { Loaded } from '../ui/loaded.js';
import { EnquiryView } from './enquiry-view.js';
import { useEnquiry } from './use-enquiry.js';

export const EnquiryPage = () => {
  const { id = '' } = useParams();
  const enquiry = useEnquiry(id);
  return <Loaded query={enquiry}>{(detail) => <EnquiryView key={detail.id} enquiry={detail} />}</Loaded>;
};
