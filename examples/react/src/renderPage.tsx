/** @jsxImportSource react */
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './App.js';

/** What the server puts in the place of `<!--page-->`. */
export async function renderPage(path: string): Promise<string> {
  return renderToString(
    <StrictMode>
      <App path={path} />
    </StrictMode>,
  );
}
