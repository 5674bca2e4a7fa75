using System.Text.Json;
using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Accounts;

/// <summary>Requests of clients at several addresses.</summary>
public abstract class AccountLimitsCalls(AccountLimitsFixture platform)
{
    private protected static IdSource Ids { get; } = new(TimeProvider.System);

    private static int LastAddress;

    private protected AccountLimitsFixture Platform => platform;

    private protected async Task<AccountApplication> SignUpAsync()
    {
        var person = platform.NextApplication();
        Assert.Equal(201, (await SignUpAsync(NextAddress(), person)).Status);

        return person;
    }

    private protected Task<Answer> SignUpAsync(
        string address, AccountApplication person, string? token = null) => SendAsync(
        address,
        HttpMethod.Post,
        "/api/auth/signup",
        JsonSerializer.Serialize(
            new { person.Name, person.Email, person.Password, person.Phone, BirthDate = "1990-12-10" },
            JsonSerializerOptions.Web),
        token);

    private protected Task<Answer> LogInAsync(
        string address, string email, string password, string? token = null) => SendAsync(
        address,
        HttpMethod.Post,
        "/api/auth/login",
        JsonSerializer.Serialize(new { email, password }, JsonSerializerOptions.Web),
        token);

    private protected async Task<Answer> SendAsync(
        string address, HttpMethod method, string path, string body, string? token)
    {
        using var request = new HttpRequestMessage(method, path) { Content = Calls.Json(body) };
        request.Headers.Add(AccountLimitsFixture.AddressHeader, address);

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await platform.Client.ReadAsync(request);
    }

    private protected static string NextAddress() => $"203.0.113.{Interlocked.Increment(ref LastAddress)}";
}
