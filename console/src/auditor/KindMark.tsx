const TONES: Record<string, string> = {
  'goal-hit': 'good', attributed: 'good', converted: 'good', finished: 'good',
  exited: 'warn', disengaged: 'warn', unmatched: 'warn', unsent: 'warn', 'entry-blocked': 'warn',
  error: 'bad',
}

/** The kind of a firing; the colour only repeats what the word says. */
export function KindMark({ kind }: { kind: string }) {
  return <span className={`mark mark-${TONES[kind] ?? 'plain'}`}>{kind}</span>
}
