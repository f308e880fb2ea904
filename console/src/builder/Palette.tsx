import { KindIcon } from '../shared/graph/KindIcon'
import { OFFERS } from './newBlocks'

/** Blocks to be dragged onto the graph, or added by a press. */
export function Palette({ onAdd }: { onAdd: (offer: string) => void }) {
  return (
    <aside className="palette" aria-label="Blocks to add">
      <ul>
        {OFFERS.map((offer) => (
          <li key={offer.id}>
            <button
              type="button"
              draggable
              className="palette-offer"
              title={`Drag ${offer.name} onto the graph, or press to add it`}
              onDragStart={(event) => {
                event.dataTransfer.setData('application/goalpost-kind', offer.id)
                event.dataTransfer.effectAllowed = 'copy'
              }}
              onClick={() => onAdd(offer.id)}
            >
              <KindIcon kind={offer.kind} channel={offer.id} />
              {offer.name}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
