import { CHANNELS, channelName } from '../shared/graph/words'
import { freeId } from '../shared/series/edit'
import type { BlockView, SeriesView } from '../shared/series/view'

/** What the palette and the menus offer: rule, wait, tag, or a channel. */
export type Offer = string

export const OFFERS: { id: Offer; kind: 'rule' | 'wait' | 'tag' | 'content'; name: string }[] = [
  { id: 'rule', kind: 'rule', name: 'Rule' },
  { id: 'wait', kind: 'wait', name: 'Wait' },
  { id: 'tag', kind: 'tag', name: 'Tag' },
  ...['post', 'email', 'chat', 'push', 'sms', 'banner', 'tour', 'carousel', 'bot', 'webhook'].map((id) => ({
    id,
    kind: 'content' as const,
    name: channelName(id),
  })),
]

/** A new block that is complete but for what only its author knows. */
export function newBlock(offer: Offer, series: SeriesView): Record<string, unknown> {
  const ids = series.blocks.map((block) => block.id)
  switch (offer) {
    case 'rule':
      return series.blocks.length === 0
        ? { id: freeId('entry', ids), title: 'Who enters', rule: { attribute: 'plan', known: true } }
        : { id: freeId('rule', ids), title: 'New rule', rule: { attribute: 'plan', known: true } }
    case 'wait':
      return { id: freeId('wait', ids), title: 'Wait a day', wait: { for: 'P1D' } }
    case 'tag':
      return { id: freeId('tag', ids), title: 'New tag', tag: { add: 'new-tag' } }
    default: {
      const channel = CHANNELS.find((known) => known.id === offer)!
      return {
        id: freeId(offer === 'email' ? 'mail' : offer, ids),
        title: channel.name,
        content: {
          channel: offer,
          subject: '',
          ...(offer === 'webhook' ? { url: 'https://example.com/hook' } : { body: '' }),
          ...(channel.inApp ? { attempt: 'P3D' } : {}),
        },
      }
    }
  }
}

/** How somebody may answer a message; each makes a rule block behind it. */
export const REACTIONS = [
  { id: 'opened', name: 'Opened' },
  { id: 'clicked', name: 'Clicked a link' },
  { id: 'replied', name: 'Replied' },
  { id: 'completed', name: 'Completed' },
] as const

/** A rule block that asks for a reaction to a message, within three days. */
export function reactionRule(message: BlockView, is: string, series: SeriesView): Record<string, unknown> {
  const name = REACTIONS.find((reaction) => reaction.id === is)?.name ?? is
  return {
    id: freeId(`${is}-${message.id}`, series.blocks.map((block) => block.id)),
    title: `${name} – ${message.title}`,
    rule: { content: message.id, is },
    for: 'P3D',
  }
}
