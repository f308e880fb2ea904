import { useState } from 'react'
import { ZONES, useZone } from '../shared/time/zone'
import { Picker } from '../shared/ui/Picker'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { chooseTheme, chosenTheme, type Theme } from './theme'

/** How this reader likes it: time zone and colours. */
export function Preferences() {
  const { zone, setZone } = useZone()
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <div className="shell-preferences">
      <SearchPicker label="Time zone" hideLabel items={ZONES} value={zone} onChange={setZone} />
      <Picker
        label="Colours"
        hideLabel
        value={theme}
        onChange={(chosen) => {
          chooseTheme(chosen as Theme)
          setTheme(chosen as Theme)
        }}
        options={[
          { id: 'system', name: 'Like the system' },
          { id: 'light', name: 'Light' },
          { id: 'dark', name: 'Dark' },
        ]}
      />
    </div>
  )
}
