import { useMemo, useState } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import './field.css'

interface Props {
  label: string
  hideLabel?: boolean
  items: string[]
  value: string
  onChange: (value: string) => void
  /** Whether something that is not in the list may be written. */
  free?: boolean
  placeholder?: string
}

const SHOWN_MAX = 100

/** Chooses one of many by writing a part of it; with `free`, or writes another, which is handed on with each letter. */
export function SearchPicker({ label, hideLabel, items, value, onChange, free, placeholder }: Props) {
  const [written, setWritten] = useState<string | null>(null)
  const sought = written ?? ''
  const shown = useMemo(() => {
    const part = sought.toLowerCase()
    return items.filter((item) => item.toLowerCase().includes(part)).slice(0, SHOWN_MAX).map((id) => ({ id }))
  }, [items, sought])
  const leave = () => setWritten(null)
  return (
    <ComboBox
      className="field"
      aria-label={hideLabel ? label : undefined}
      items={shown}
      inputValue={written ?? value}
      onInputChange={(text) => {
        if (text !== (written ?? value)) {
          setWritten(text)
          if (free) onChange(text)
        }
      }}
      // Told, so that the list closes when it changes; what is not in the list is no key.
      selectedKey={items.includes(value) ? value : null}
      onSelectionChange={(key) => {
        if (key !== null) {
          setWritten(null)
          onChange(String(key))
        }
      }}
      onBlur={leave}
      allowsCustomValue
      allowsEmptyCollection={false}
      menuTrigger="focus"
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <div className="field-box">
        <Input placeholder={placeholder} spellCheck={false} />
        <Button className="field-open" aria-label={`${label}: show choices`}>▾</Button>
      </div>
      <Popover className="popover">
        <ListBox className="list">
          {(item: { id: string }) => <ListBoxItem id={item.id} textValue={item.id} className="list-item">{item.id}</ListBoxItem>}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
