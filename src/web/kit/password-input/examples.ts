import { shown } from '../example.ts'
import PasswordInput from './password-input.svelte'

export const examples = shown(PasswordInput, 'Пароль', [
  { name: 'Вхід', props: { name: 'password', label: { text: 'Пароль' } } },
])
