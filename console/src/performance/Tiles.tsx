import { ToggleButton } from 'react-aria-components'
import { TILES, type Figures } from '../shared/api/figures'

export const TILE_NAMES: Record<string, { name: string; told: string }> = {
  started: { name: 'Started', told: 'Matched an entry rule and entered' },
  finished: { name: 'Finished', told: 'Reached the end of a path' },
  disengaged: { name: 'Disengaged', told: 'Did not match a rule, or a message did not reach them' },
  exited: { name: 'Exited', told: 'Matched the exit rule, or were taken out' },
  goal: { name: 'Goal', told: 'Hit the goal they entered with' },
}

/** A share of those who started, in percent. */
export function share(count: number, started: number): string {
  return started === 0 ? '–' : `${((100 * count) / started).toFixed(count === started || count === 0 ? 0 : 1)} %`
}

/** The figures of a series; one may count in several (S1). */
export function Tiles({ of, open, onOpen }: { of: Figures; open: string | undefined; onOpen: (tile: string) => void }) {
  const wanted = of.tiles ?? TILES
  return (
    <div className="tiles" role="group" aria-label="Figures">
      {TILES.filter((tile) => wanted.includes(tile)).map((tile) => (
        <ToggleButton key={tile} className="tile" isSelected={open === tile} onChange={() => onOpen(tile)}>
          <span className="tile-name">{TILE_NAMES[tile]!.name}</span>
          <span className="tile-count">{of.figures[tile].toLocaleString('en')}</span>
          <span className="tile-share">{tile === 'started' ? 'entries' : `${share(of.figures[tile], of.figures.started)} of started`}</span>
        </ToggleButton>
      ))}
    </div>
  )
}
