import { memoryTransport } from '@comptoir/transport/memory';
import type { ChatOptions } from '@comptoir/widget';

const server: string | undefined = import.meta.env.VITE_CHAT_SERVER;

/**
 * A chat server, if the build was told one; else a scripted operator in the page. Made once: another transport
 * would be another conversation.
 */
export const chatBackend: ChatOptions = server ? { server } : { transport: memoryTransport() };
