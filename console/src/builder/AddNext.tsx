import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components'
import { KindIcon } from '../shared/graph/KindIcon'
import { WAY_NAMES } from '../shared/graph/words'
import type { BlockView, How } from '../shared/series/view'
import { OFFERS, REACTIONS } from './newBlocks'

export interface Next {
  /** The kind of block to add. */
  offer?: string
  /** Or the reaction that a rule block shall ask for. */
  reaction?: string
  /** The way that leads there. */
  how: How
}

/** The button at the end of a way that adds what comes next. */
export function AddNext({ block, how, onAdd }: { block: BlockView; how: How; onAdd: (next: Next) => void }) {
  const isDelivered = block.kind === 'content' && how === 'sent'
  return (
    <MenuTrigger>
      <Button className="add-next nodrag nopan" aria-label={`${WAY_NAMES[how]}, after ${block.title}: add what comes next`}>+</Button>
      <Popover className="popover" placement="right top">
        <Menu
          className="list"
          onAction={(key) => {
            const [kind, id] = String(key).split(':') as [string, string]
            if (kind === 'reaction') onAdd({ reaction: id, how })
            else if (kind === 'unsent') onAdd({ offer: 'email', how: 'unsent' })
            else onAdd({ offer: id, how })
          }}
        >
          {isDelivered && (
            <MenuSection>
              <Header className="list-header">When delivered, a rule:</Header>
              <MenuItem id="offer:rule" className="list-item" textValue="Delivered">Delivered<span className="list-hint">and a rule of your own</span></MenuItem>
              {REACTIONS.map((reaction) => (
                <MenuItem key={reaction.id} id={`reaction:${reaction.id}`} className="list-item">{reaction.name}</MenuItem>
              ))}
              <MenuItem id="unsent:email" className="list-item" textValue="Not delivered in time">
                Not delivered in time<span className="list-hint">an e-mail instead</span>
              </MenuItem>
            </MenuSection>
          )}
          <MenuSection>
            <Header className="list-header">{isDelivered ? 'Or at once:' : `${WAY_NAMES[how]}:`}</Header>
            {OFFERS.filter((offer) => !isDelivered || offer.id !== 'rule').map((offer) => (
              <MenuItem key={offer.id} id={`offer:${offer.id}`} className="list-item list-item-icon" textValue={offer.name}>
                <KindIcon kind={offer.kind} channel={offer.id} />{offer.name}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
