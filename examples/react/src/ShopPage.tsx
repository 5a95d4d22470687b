/** @jsxImportSource react */
import { ComptoirChat } from '@comptoir/widget/react';
import { useState } from 'react';
import { chatBackend } from './chatBackend.js';

/** The page with the dress, and with the counter: both speak the visitor's language. */
export function ShopPage() {
  const [language, setLanguage] = useState('en');
  const [count, setCount] = useState(0);
  return (
    <main>
      <h1>Linen dress</h1>
      <label>
        Language{' '}
        <select value={language} onChange={(event) => setLanguage(event.target.value)}>
          <option value="en">English</option>
          <option value="ru">Русский</option>
        </select>
      </label>
      <button type="button" onClick={() => setCount(count + 1)}>
        Add to cart
      </button>
      <output>In the cart: {count}</output>
      <ComptoirChat
        {...chatBackend}
        language={language}
        context={{ cart: { count } }}
        onReady={(chat) => chat.identify({ id: 'lilas-7', name: 'Lena' })}
      />
    </main>
  );
}
