import type { BlockKind, How } from '../series/view'

export const KIND_NAMES: Record<BlockKind, string> = {
  rule: 'Rule',
  content: 'Message',
  wait: 'Wait',
  tag: 'Tag',
  unknown: 'Unknown',
}

export const CHANNELS = [
  { id: 'email', name: 'E-mail', inApp: false },
  { id: 'sms', name: 'SMS', inApp: false },
  { id: 'push', name: 'Push', inApp: false },
  { id: 'webhook', name: 'Webhook', inApp: false },
  { id: 'chat', name: 'Chat', inApp: true },
  { id: 'post', name: 'Post', inApp: true },
  { id: 'banner', name: 'Banner', inApp: true },
  { id: 'tour', name: 'Product tour', inApp: true },
  { id: 'carousel', name: 'Carousel', inApp: true },
  { id: 'bot', name: 'Bot', inApp: true },
] as const

export function channelName(channel: string | undefined): string {
  return CHANNELS.find((known) => known.id === channel)?.name ?? channel ?? 'Message'
}

export const WAY_NAMES: Record<How, string> = {
  matched: 'Matched',
  unmatched: 'Not matched',
  sent: 'When delivered',
  unsent: 'Not delivered in time',
  next: 'Then',
}
