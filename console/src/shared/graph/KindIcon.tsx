import type { BlockKind } from '../series/view'

const PATHS: Record<string, string> = {
  rule: 'M3 5h14M6 10h8M9 15h2',
  wait: 'M10 5.5V10l3 2M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z',
  tag: 'M3 3h6.5L17 10.500 10.500 17 3 9.500zM6.500 6.500h.01',
  unknown: 'M7.500 7.500a2.500 2.500 0 1 1 3.500 2.300c-.7.4-1 .8-1 1.700M10 14.500h.01',
  email: 'M2.500 5h15v10h-15zM2.500 5.500 10 11l7.500-5.500',
  sms: 'M3 4h14v9H9l-4 3.500V13H3z',
  push: 'M5 14V9a5 5 0 0 1 10 0v5l1.500 1h-13zM8.500 17h3',
  webhook: 'M7 6 3 10l4 4M13 6l4 4-4 4',
  chat: 'M3 4h14v9H9l-4 3.500V13H3z',
  post: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  banner: 'M2.500 4h15v12h-15zM2.500 8h15',
  tour: 'M5 17V3l10 3.500-10 4',
  carousel: 'M6 4h8v12H6zM3 6v8M17 6v8',
  bot: 'M4 7h12v9H4zM10 7V4M7.500 11h.01M12.500 11h.01',
}

/** The sign of a kind of block, or of a message's channel. */
export function KindIcon({ kind, channel }: { kind: BlockKind; channel?: string }) {
  return (
    <svg className={`kind-icon kind-${kind}`} viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[kind === 'content' ? (channel ?? 'post') : kind] ?? PATHS.post}
        fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round"
      />
    </svg>
  )
}
