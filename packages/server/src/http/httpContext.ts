import type { FastifyInstance } from 'fastify';
import type { FileFolder } from '../files/fileFolder.js';
import type { FileLinks } from '../files/fileLinks.js';
import type { Service } from '../service.js';
import type { Connections } from '../socket/connections.js';
import type { AllowedOrigins } from './originAllowed.js';

/** What the routes need. */
export interface HttpContext {
  readonly service: Service;
  readonly folder: FileFolder;
  readonly links: FileLinks;
  readonly origins: AllowedOrigins;
  readonly trustedProxies: number;
  readonly connections: Connections;
  /** Cuts the desk sockets that were opened with this session token hash. */
  readonly signedOut: (tokenHash: string) => void;
}

/** A group of routes. */
export type Routes = (app: FastifyInstance, context: HttpContext) => void;
