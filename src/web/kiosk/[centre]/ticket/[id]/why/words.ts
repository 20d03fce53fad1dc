import { bothLanguages } from '../../../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Чому хтось раніше за мене?',
    lead: 'Кличемо за обіцяним часом: у кого він раніше, того й кличемо першим.',
    later: 'Узяті після вашого, а покликані раніше:',
    other: 'Наберіть номер іншого талона',
    keys: 'Літери й цифри',
    erase: 'стерти',
    explain: 'Пояснити',
  },
  en: {
    title: 'Why is someone before me?',
    lead: 'We call by the promised time: whose time is earlier is called first.',
    later: 'These tickets were taken after yours and called:',
    other: 'Type the number of the other ticket',
    keys: 'Letters and digits',
    erase: 'erase',
    explain: 'Explain',
  },
})
