/** @jsxImportSource react */
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './App.js';

const root = document.getElementById('root');
const page = (
  <StrictMode>
    <App path={location.pathname} />
  </StrictMode>
);
// While one develops, no server has rendered the page.
if (root?.firstElementChild) hydrateRoot(root, page);
else if (root) createRoot(root).render(page);
