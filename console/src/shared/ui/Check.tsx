import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import './field.css'

/** Yes or no. */
export function Check({ value, onChange, children }: { value: boolean; onChange: (value: boolean) => void; children: ReactNode }) {
  return (
    <Checkbox className="check" isSelected={value} onChange={onChange}>
      <span className="check-box" aria-hidden="true">✓</span>
      <span>{children}</span>
    </Checkbox>
  )
}
