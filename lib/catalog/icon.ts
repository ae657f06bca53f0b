/** The picture of an archive that has none of its own: a parcel on its way. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b6a5f"/><path d="M16 6.5l8 4.2v10.6l-8 4.2-8-4.2V10.700z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/><path d="M8.200 10.900L16 15l7.800-4.100M16 15v10" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/></svg>
`;
