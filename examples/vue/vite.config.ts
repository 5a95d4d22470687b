import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Single-file components are all that Vite has to be told about. */
export default defineConfig({ plugins: [vue()] });
