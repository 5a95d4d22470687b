import { relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Folders of built pages; absent ones are not served. */
export interface StaticFolders {
  readonly desk?: string;
  readonly widget?: string;
}

/** What the desk may load: only its own files, pictures from anywhere (products, avatars), its own server. */
const deskPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob: https: http:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The widget's parts lie in a folder that is named after the hash of all of them: `0.1.0/3f9a01/opening.js`. */
const inHashed = /^\d[^/\\]*[/\\][\da-f]{6}[/\\]/;

/** Names that carry a hash of their content never change it: `index-3f9a01c2.js`. */
const hashed = /[-.](?=[\w-]{8,}\.\w+$)(?=[\w-]*[\dA-Z])[\w-]{8,}\.\w+$/;

/** Serves the widget to any page (it is public code) and the desk to its own. */
export function staticRoutes(app: FastifyInstance, { desk, widget }: StaticFolders): void {
  if (widget !== undefined) {
    app.register(fastifyStatic, {
      root: widget,
      prefix: '/widget/',
      decorateReply: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('access-control-allow-origin', '*');
        response.setHeader('cross-origin-resource-policy', 'cross-origin');
        response.setHeader('x-content-type-options', 'nosniff');
        const forever = inHashed.test(relative(widget, path));
        response.setHeader(
          'cache-control',
          forever ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
        );
      },
    });
  }
  if (desk !== undefined) {
    app.get('/desk', (_request, reply) => reply.redirect('/desk/'));
    app.register(fastifyStatic, {
      root: desk,
      prefix: '/desk/',
      decorateReply: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader('content-security-policy', deskPolicy);
        response.setHeader('x-content-type-options', 'nosniff');
        response.setHeader('referrer-policy', 'no-referrer');
        response.setHeader(
          'cache-control',
          hashed.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
}
