/** @jsxImportSource react */
import { type MouseEvent, useEffect, useState } from 'react';
import { ShopPage } from './ShopPage.js';

/** Two pages and the way between them, without a request. */
export function App({ path }: { readonly path: string }) {
  const [current, setCurrent] = useState(path);
  useEffect(() => {
    const follow = () => setCurrent(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    history.pushState(null, '', event.currentTarget.href);
    setCurrent(location.pathname);
  };
  return (
    <>
      <nav>
        <a href="/" onClick={go}>
          Shop
        </a>{' '}
        <a href="/about" onClick={go}>
          About
        </a>
      </nav>
      {current === '/about' ? <main>A small house for linen. Nobody chats here.</main> : <ShopPage />}
    </>
  );
}
