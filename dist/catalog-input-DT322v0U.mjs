import { t as fromCatalog } from "./catalog-input-CPdfCnWE.mjs";

export { fromCatalog };