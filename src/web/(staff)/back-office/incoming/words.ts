import { bothLanguages } from '../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Приймання від центрів',
    lead: 'підтвердити не пізніше наступного робочого дня; за чотири тижні',
    act: 'Акт',
    centre: 'Центр',
    sent: 'Передано',
    cases: 'Справ',
    state: 'Стан',
    confirmBy: 'Підтвердити до',
    all: 'усе відмічено',
    left: { one: 'справа чекає', few: 'справи чекають', many: 'справ чекає' },
    group: { late: 'Прострочено підтвердження', waiting: 'Чекають на приймання', confirmed: 'Прийняті' },
    emptyTitle: 'Пачок не передавали',
    emptyText: 'Щойно центр підпише передавання, пачка з’явиться тут.',
  },
  en: {
    title: 'Received from the centres',
    lead: 'confirm not later than the next working day; the last four weeks',
    act: 'Act',
    centre: 'Centre',
    sent: 'Sent',
    cases: 'Cases',
    state: 'State',
    confirmBy: 'Confirm by',
    all: 'all marked',
    left: { one: 'case waits', few: 'cases wait', many: 'cases wait' },
    group: { late: 'Late to be confirmed', waiting: 'Waiting to be received', confirmed: 'Received' },
    emptyTitle: 'No batches were sent',
    emptyText: 'As soon as a centre signs a hand-over, its batch appears here.',
  },
})
