import { createApp, createSSRApp } from 'vue';
import App from './App.vue';

// While one develops, no server has rendered the page.
const isRendered = document.querySelector('#app > *') !== null;
(isRendered ? createSSRApp : createApp)(App, { path: location.pathname }).mount('#app');
