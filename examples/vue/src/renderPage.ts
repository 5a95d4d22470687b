import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

/** What the server puts in the place of `<!--page-->`. */
export function renderPage(path: string): Promise<string> {
  return renderToString(createSSRApp(App, { path }));
}
