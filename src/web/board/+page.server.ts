// A board without a centre: it shows a code to be paired by.
import { beginPairing, pairingPage } from '../device/pairing.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => pairingPage(event, 'board')

export const actions: Actions = { pair: (event) => beginPairing(event, 'board') }
