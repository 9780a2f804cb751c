import { n as findChampion, t as CHAMPION_FOLDER } from "./find-champion.js";

export { CHAMPION_FOLDER, findChampion };