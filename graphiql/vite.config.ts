import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/graphiql/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would be data: URLs, which the page's content security policy refuses for scripts.
    assetsInlineLimit: 0,
    // Monaco is one piece of several megabytes, loaded once and cached for good.
    chunkSizeWarningLimit: 8_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // GraphiQL words its icons' titles after its components' names.
      output: { keepNames: true },
      onLog(level, log, handle) {
        // GraphiQL was compiled before it was published; its notes to the React compiler have done their work.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});
