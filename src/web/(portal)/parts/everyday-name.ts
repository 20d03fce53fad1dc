// What people call the services they ask for most. The official name stays on the page of the service and on every paper.
import type { Lang, Text } from '../../../kernel/text.ts'

const everyday: Readonly<Record<string, string>> = {
  'passport-migration-005': 'Паспорт для виїзду за кордон',
  'social-benefits-001': 'Житлова субсидія',
  'residence-001': 'Реєстрація місця проживання',
  'residence-008': 'Витяг про місце проживання',
  'passport-migration-001': 'Перша ID-картка',
  'idp-001': 'Довідка переселенця',
  'idp-002': 'Допомога переселенцям на проживання',
  'family-benefits-002': 'Допомога при народженні дитини',
  'civil-status-001': 'Реєстрація народження',
  'passport-migration-003': 'Обмін ID-картки',
  'transport-002': 'Переоформлення авто на нового власника',
  'transport-016': 'Обмін посвідчення водія',
  'business-registration-001': 'Реєстрація підприємця (ФОП)',
  'real-estate-001': 'Реєстрація права на нерухомість',
  'real-estate-011': 'Інформація з реєстру нерухомості',
  'land-006': 'Витяг про земельну ділянку',
  'pensions-001': 'Пенсія за віком',
  'certificates-archive-001': 'Довідка про несудимість',
  'veterans-001': 'Посвідчення учасника бойових дій',
  'tax-finance-001': 'Податковий номер',
  'disability-001': 'Допомога людям з інвалідністю з дитинства',
  'social-benefits-003': 'Допомога малозабезпеченим сім’ям',
  'family-benefits-015': 'Посвідчення багатодітної сім’ї',
  'residence-003': 'Зняття з місця проживання',
  'social-benefits-009': 'Облік у реєстрі пільговиків',
  'recovery-002': 'Компенсація за пошкоджене житло',
  'passport-migration-002': 'ID-картка замість паспорта-книжечки',
  'civil-status-002': 'Реєстрація шлюбу',
  'civil-status-010': 'Нове свідоцтво про народження',
  'employment-001': 'Статус безробітного',
}

/** The everyday name where there is one, else the official one. English names are short already. */
export const everydayName = ({ key, name }: { readonly key: string; readonly name: Text }, lang: Lang): string =>
  (lang === 'uk' && everyday[key]) || name[lang]
