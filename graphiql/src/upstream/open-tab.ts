import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { openTab, tracing } from './state.ts';

const storageKey = 'upstreamTrace';

/** Tells the fetcher, which knows no React, in which tab it runs; and keeps the switch for the next visit. */
export function FollowOpenTab(): null {
  const id = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.id ?? null);
  const storage = useGraphiQL((state) => state.storage);
  useEffect(() => {
    openTab.set(id);
  }, [id]);
  useEffect(() => {
    tracing.set(storage.get(storageKey) === 'true');
    return tracing.subscribe(() => {
      storage.set(storageKey, String(tracing.get()));
    });
  }, [storage]);
  return null;
}
