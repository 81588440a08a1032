import { api } from '@frontdoor/contracts';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { hrefOf } from '../../api/client.js';
import { ActionButton } from '../../ui/action-button.js';
import { fileSize } from '../../ui/file-size.js';
import { Icon } from '../../ui/icon.js';
import type { Bringing, useBring } from './use-bring.js';

const SCANS = ['application/pdf', 'image/tiff', 'image/jpeg', 'image/png'];

/** How far one file has got. Once all of it has left, the hub counts its pages and looks for separator sheets. */
const howFar = ({ sent, file }: Bringing): string =>
  sent < file.size ? `${Math.floor((100 * sent) / file.size)} %` : 'pages are being counted…';

/** Scans by the mouse, by choosing, or by the camera of a telephone; each with how far it has got. */
export const BringScans = ({ bringing, bring, again, forget }: ReturnType<typeof useBring>) => (
  <section className="panel bring" aria-label="Bring scans">
    <DropZone
      className="bring-zone"
      onDrop={({ items }) => {
        void Promise.all(items.filter((item) => item.kind === 'file').map((item) => item.getFile())).then(
          bring,
        );
      }}
    >
      <Icon name="post" size={28} />
      <p>
        Drop scans here, or choose them.{' '}
        <span className="quiet">PDF, TIFF, JPEG or PNG; a file may hold several letters.</span>
      </p>
      <div className="bring-buttons">
        <FileTrigger allowsMultiple acceptedFileTypes={SCANS} onSelect={(list) => bring([...(list ?? [])])}>
          <ActionButton look="main" icon="post">
            Choose scans
          </ActionButton>
        </FileTrigger>
        <div className="bring-camera">
          <FileTrigger
            acceptedFileTypes={['image/jpeg']}
            defaultCamera="environment"
            onSelect={(list) => bring([...(list ?? [])])}
          >
            <ActionButton>Take a picture</ActionButton>
          </FileTrigger>
        </div>
        <a href={hrefOf(api.printSeparator, {})} target="_blank" rel="noreferrer">
          Separator sheet to print (PDF)
        </a>
      </div>
    </DropZone>
    {bringing.length > 0 && (
      <ul className="bringing" aria-label="Scans on their way">
        {bringing.map((one) => (
          <li key={one.key} className="bringing-file">
            <Icon name={one.problem === null ? 'clock' : 'at-risk'} size={16} />
            <bdi className="bringing-name">{one.file.name}</bdi>
            <span className="quiet small">{fileSize(one.file.size)}</span>
            {one.problem === null ? (
              <>
                <progress
                  aria-label={`How far ${one.file.name} has got`}
                  value={one.sent}
                  max={one.file.size}
                />
                <span className="small">{howFar(one)}</span>
              </>
            ) : (
              <>
                <span className="bringing-problem" role="alert">
                  Not brought. {one.problem}
                </span>
                <ActionButton size="small" onPress={() => again(one)}>
                  Try again
                </ActionButton>
                <ActionButton
                  size="small"
                  look="quiet"
                  icon="cross"
                  aria-label={`Forget ${one.file.name}`}
                  onPress={() => forget(one.key)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);
