import './workers.ts';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { examplesPlugin } from './examples-panel.tsx';
import { examples } from './examples.ts';
import { FaultNotice } from './upstream/fault-notice.tsx';
import { createObservedFetcher } from './upstream/fetcher.ts';
import { FollowOpenTab } from './upstream/open-tab.ts';
import { upstreamPlugin } from './upstream/upstream-plugin.tsx';
import { WrapLines } from './wrap-lines.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';

const fetcher = createObservedFetcher('/graphql');
// A list of one's own replaces GraphiQL's defaults, so history is named; the documentation explorer comes by itself.
const plugins = [examplesPlugin, explorerPlugin(), HISTORY_PLUGIN, upstreamPlugin];
const defaultTabs = examples.map(({ query, variables }) => ({ query, variables }));

const container = document.getElementById('graphiql');
if (!container) throw new Error('index.html has no element with the id "graphiql".');
createRoot(container).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      defaultTabs={defaultTabs}
      // A header typed here may be somebody's token: it is kept for the page's life and never stored.
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <FaultNotice />
        orgraph
      </GraphiQL.Logo>
      <WrapLines />
      <FollowOpenTab />
    </GraphiQL>
  </StrictMode>,
);
