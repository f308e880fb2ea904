import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import './field.css'

interface Props {
  label: string
  hideLabel?: boolean
  options: { id: string; name: string; hint?: string }[]
  value: string
  onChange: (id: string) => void
  isDisabled?: boolean
  placeholder?: string
}

/** Chooses one of a few. */
export function Picker({ label, hideLabel, options, value, onChange, isDisabled, placeholder }: Props) {
  return (
    <Select
      className="field"
      aria-label={hideLabel ? label : undefined}
      value={value === '' ? null : value}
      placeholder={placeholder}
      onChange={(key) => key !== null && onChange(String(key))}
      isDisabled={isDisabled}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <Button className="field-box field-pick">
        <SelectValue>{({ isPlaceholder, selectedItem, defaultChildren }) => (isPlaceholder ? defaultChildren : ((selectedItem as { name?: string } | null)?.name ?? defaultChildren))}</SelectValue>
        <span aria-hidden="true" className="field-arrow">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className="list-item">
              {option.name}
              {option.hint && <span className="list-hint">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
