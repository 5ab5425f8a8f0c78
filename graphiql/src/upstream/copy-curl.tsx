import { Button } from '@graphiql/react';
import { useState } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import { curlOf } from './curl.ts';

/** The clipboard is there on loopback and over HTTPS only, and may be refused. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export function CopyCurl({ call }: { readonly call: UpstreamCall }) {
  const command = curlOf(call);
  const [said, say] = useState<{ readonly of: string; readonly text: string } | null>(null);
  return (
    <div className="upstream-curl">
      <pre tabIndex={0} aria-label="As curl">
        {command}
      </pre>
      <Button
        type="button"
        onClick={() => {
          void copied(command).then((done) => {
            say({ of: command, text: done ? 'Copied.' : 'Not allowed here: select the text.' });
          });
        }}
      >
        Copy as curl
      </Button>{' '}
      <span role="status">{said?.of === command ? said.text : ''}</span>
    </div>
  );
}
