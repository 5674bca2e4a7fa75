namespace Serverless.Local;

internal static class Welcome
{
    public static string Describe(Uri address) => $"""
        Serverless is ready on {address.GetLeftPart(UriPartial.Authority)}

        Try:
          curl {address}health
          curl {address}api/v1/events
          curl -H 'Content-Type: application/json' -d '{Account}' {address}api/auth/signup

        Ctrl+C stops it; what was stored stays.
        """;

    private const string Account =
        """{"name":"Kim","email":"kim@example.com","password":"Password1!","phone":"010-1234-5678","birthDate":"1990-01-01"}""";
}
