import { Button, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { GraphiQLPlugin } from '@graphiql/react';
import { examples } from './examples.ts';
import type { Example } from './examples.ts';

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M12 6.5C10 4.8 7 4.3 3.5 4.5v14c3.5-.2 6.5.3 8.5 2 2-1.7 5-2.2 8.5-2v-14C17 4.3 14 4.8 12 6.5ZM12 6.5v14" />
    </svg>
  );
}

function ExamplesPanel() {
  const actions = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(pick('tabs', 'queryEditor', 'variableEditor'));

  function open({ query, variables }: Example) {
    const opened = tabs.findIndex((tab) => tab.query === query);
    if (opened >= 0) {
      actions.changeTab(opened);
      return;
    }
    actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
  }

  return (
    <section aria-label="Examples" className="examples">
      <h2>Examples</h2>
      <p>Each runs as it stands against the sandbox. A tab you have changed stays as it is.</p>
      <ol>
        {examples.map((example) => (
          <li key={example.title}>
            <Button
              type="button"
              onClick={() => {
                open(example);
              }}
            >
              {example.title}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The way back to the example tabs: GraphiQL shows its default tabs on a browser's first visit only. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};
