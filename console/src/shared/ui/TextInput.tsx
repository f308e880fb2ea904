import { useState } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import './field.css'

interface Props {
  label: string
  hideLabel?: boolean
  value: string
  onChange: (value: string) => void
  /** Says what is wrong with a text, or null. What is wrong is not handed on. */
  check?: (value: string) => string | null
  hint?: string
  placeholder?: string
  lines?: number
  autoFocus?: boolean
  live?: boolean
}

/** A text. It is handed on when it is left or entered, or with `live` with each letter. */
export function TextInput({ label, hideLabel, value, onChange, check, hint, placeholder, lines, autoFocus, live }: Props) {
  const [written, setWritten] = useState<string | null>(null)
  const shown = written ?? value
  const fault = written === null ? null : (check?.(written) ?? null)
  const keep = () => {
    if (written !== null && fault === null) {
      if (written !== value && !live) {
        onChange(written)
      }
      setWritten(null)
    }
  }
  return (
    <TextField
      className="field"
      aria-label={hideLabel ? label : undefined}
      value={shown}
      isInvalid={fault !== null}
      onChange={(text) => {
        setWritten(text)
        if (live) onChange(text)
      }}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !lines) keep()
        if (event.key === 'Escape') setWritten(null)
      }}
      autoFocus={autoFocus}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      {lines
        ? <TextArea className="field-box field-area" rows={lines} placeholder={placeholder} />
        : <Input className="field-box" placeholder={placeholder} />}
      {hint && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-fault">{fault}</FieldError>
    </TextField>
  )
}
