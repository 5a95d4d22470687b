import { isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address, without zeros in front. */
function groupsOf(address: string): readonly string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const [left, right] = [head, tail ?? ''].map((half) => half.split(':').filter((group) => group !== ''));
  const begin = left ?? [];
  const end = right ?? [];
  return [...begin, ...Array<string>(8 - begin.length - end.length).fill('0'), ...end];
}

/**
 * What limits count an address as: an IPv4 address itself, of an IPv6 address the network. Whoever has one of those has
 * 2⁶⁴ addresses in it. The port that some proxies write behind goes, too: it is another one for each connection.
 */
export function addressGroup(address: string): string {
  const bare = /^\[([^\]]*)\]/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  const [plain = ''] = bare.split('%');
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  const [high = '', low = ''] = groups.slice(6);
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return `${groups.slice(0, 4).join(':')}::/64`;
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}
