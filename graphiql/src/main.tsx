import './workers.ts';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { examplesPlugin } from './examples-panel.tsx';
import { examples } from './examples.ts';
import { WrapLines } from './wrap-lines.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';

// One JSON answer per request: the server has neither @defer nor subscriptions.
const fetcher = createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false });
// A list of one's own replaces GraphiQL's defaults, so history is named; the documentation explorer comes by itself.
const plugins = [examplesPlugin, explorerPlugin(), HISTORY_PLUGIN];
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
      <GraphiQL.Logo>orgraph</GraphiQL.Logo>
      <WrapLines />
    </GraphiQL>
  </StrictMode>,
);
