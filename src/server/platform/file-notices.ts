import type { FileNotice } from '#domain/plan/plan-revision.ts'
import type { Archive } from './archive.ts'

const external = /(?:xlink:href|Target)="(?:[a-z][a-z\d+.-]{1,20}:(?!\/\/www\.w3\.org)|\/\/|\\\\|\.\.\/\.\.)/i

/** What an office file brings along beside its text. Only the text is read; the rest is said, so that nobody misses it. */
export function noticesOf(archive: Archive): FileNotice[] {
  const content = ['content.xml', 'word/document.xml'].map((part) => archive.text(part) ?? '').join('')
  const links = content + (archive.text('styles.xml') ?? '') + (archive.text('word/_rels/document.xml.rels') ?? '')
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  const notices: [FileNotice, boolean][] = [
    [
      'macros',
      has(/^(?:Basic|Scripts)\/|vbaProject\.bin$/i) || /<(?:office:script|script:event-listener)\b/.test(content),
    ],
    ['externalLinks', external.test(links)],
    [
      'embeddedObjects',
      has(/^(?:Object |ObjectReplacements\/|word\/embeddings\/)/) || /<draw:(?:object|applet|plugin)\b/.test(content),
    ],
    ['trackedChanges', /<(?:text:changed-region|w:(?:ins|del))\b/.test(content)],
  ]
  return notices.filter(([, is]) => is).map(([notice]) => notice)
}
