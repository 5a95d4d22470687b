import { readFileSync } from 'node:fs';
import { read, root } from './gate.js';

/** One Markdown file of the repository. */
export interface Page {
  /** Relative to the checkout. */
  readonly file: string;
  readonly text: string;
}

/** A fenced block: its language, what stands after it on the fence, its text and its line (from 1). */
export interface Fence {
  readonly language: string;
  readonly info: string;
  readonly code: string;
  readonly line: number;
}

/** All Markdown files that git knows or would add, but the changesets. */
export async function pages(): Promise<Page[]> {
  const { output } = await read('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
  const files = [...new Set(output.trim().split('\n'))].filter(
    (file) => !/^\.changeset|CHANGELOG/.test(file),
  );
  return files.map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
}

/** The fenced blocks of a page. */
export function fences({ text }: Page): Fence[] {
  return [...text.matchAll(/^```(\w+)([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1] ?? '',
    info: (match[2] ?? '').trim(),
    code: match[3] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** Relative links, without those inside of code. */
export function links({ text }: Page): string[] {
  const prose = text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|(?:src|href)="([^"]+)"/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The anchors of a page as GitHub makes them from its headings. */
export function anchors({ text }: Page): Set<string> {
  const headings = [...text.replace(/^```.*?^```$/gms, '').matchAll(/^#{1,6} (.+)$/gm)].map(
    (match) => match[1] ?? '',
  );
  const seen = new Map<string, number>();
  return new Set(
    headings.map((heading) => {
      const slug = heading
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-');
      const count = seen.get(slug) ?? 0;
      seen.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    }),
  );
}
