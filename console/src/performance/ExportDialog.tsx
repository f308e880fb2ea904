import { useState } from 'react'
import { exportAddress } from '../shared/api/figures'
import { TimeInput } from '../shared/time/TimeInput'
import { useZone } from '../shared/time/zone'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'

/** Everything that happened in a series, or from one time on and before another, as a zip of CSV files. */
export function ExportDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { zone } = useZone()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const isEmpty = from !== undefined && to !== undefined && from >= to
  return (
    <Dialog title="Export" isOpen onClose={onClose}>
      <p>A zip of CSV files, one for each kind of thing that happened, with times in UTC. Without times it is everything.</p>
      <TimeInput label={`From (${zone})`} value={from} onChange={setFrom} />
      <TimeInput label={`Before (${zone})`} value={to} onChange={setTo} />
      {isEmpty && <p className="field-fault" role="alert">Nothing can lie between these times.</p>}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        {isEmpty
          ? <Button look="main" isDisabled>Download</Button>
          : <a className="button button-main" href={exportAddress(id, from, to)} download onClick={() => setTimeout(onClose)}>Download</a>}
      </div>
    </Dialog>
  )
}
