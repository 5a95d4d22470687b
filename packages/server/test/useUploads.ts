import { afterAll, beforeAll, beforeEach } from 'vitest';
import { checkUpload, type UploadVector } from './checkUpload.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

/** A server for all tests of a file, and a visitor for each: nobody's budget is another one's reason. */
export interface Uploads {
  readonly server: ServerProcess;
  readonly visitor: TestVisitor;
  /** Uploads as the visitor, and expects the vector's answer. */
  check(vector: UploadVector): Promise<void>;
}

/** Starts the server before the tests of the file that calls this, with room for as many uploads as they like. */
export function useUploads(): Uploads {
  let server: ServerProcess;
  let visitor: TestVisitor;
  beforeAll(async () => {
    server = await startServerProcess({
      env: {
        COMPTOIR_LIMIT_UPLOADS: '10000/1000',
        COMPTOIR_LIMIT_UPLOAD_DAY_FILES: '10000',
        COMPTOIR_UPLOAD_IDLE_MS: '1000',
      },
    });
  });
  afterAll(() => server.dispose());
  beforeEach(async () => {
    visitor = await connectVisitor(server.url);
    return () => visitor.close();
  });
  return {
    get server() {
      return server;
    },
    get visitor() {
      return visitor;
    },
    check: (vector) => checkUpload(server, visitor.token, vector),
  };
}
