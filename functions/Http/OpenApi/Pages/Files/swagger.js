SwaggerUIBundle({
  dom_id: "#swagger-ui",
  url: "/openapi.json",
  deepLinking: true,
  docExpansion: "none",
  filter: true,

  // By default it sends the description to its maker's server to have it judged.
  validatorUrl: null,
});
