import { useGraphiQL } from '@graphiql/react';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { UpstreamCall } from '../../../src/trace/upstream-call.ts';
import type { Run } from './run.ts';
import { rangesOf } from './selections.ts';

/** Marks in the operation editor what wanted the call; false: the editor no longer has what was run, so nothing is marked. */
export function useHighlight({ query, operationName }: Run, call: UpstreamCall | null): boolean {
  const editor = useGraphiQL(({ queryEditor }) => queryEditor);
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = editor?.onDidChangeModelContent(listener);
      return () => subscription?.dispose();
    },
    [editor],
  );
  const isAsRun = useSyncExternalStore(subscribe, () => editor?.getValue() === query);

  useEffect(() => {
    if (!editor || !call || !isAsRun) return;
    const ranges = rangesOf(query, operationName, call.paths);
    const marks = editor.createDecorationsCollection(
      ranges.map((range) => ({ range, options: { inlineClassName: 'upstream-wanted' } })),
    );
    const [first] = ranges;
    if (first) editor.revealLineInCenterIfOutsideViewport(first.startLineNumber);
    return () => {
      marks.clear();
    };
  }, [editor, call, isAsRun, query, operationName]);
  return isAsRun;
}
