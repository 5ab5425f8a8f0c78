import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Makes long lines of the operation editor wrap: beside an open panel the examples' comments would be cut off. */
export function WrapLines(): null {
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  useEffect(() => {
    editor?.updateOptions({ wordWrap: 'on' });
  }, [editor]);
  return null;
}
