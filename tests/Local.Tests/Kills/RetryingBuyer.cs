using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Domain.Platform;

namespace Serverless.Local.Tests.Kills;

/// <summary>
/// Buys two adjacent seats, and resumes its purchase whenever the platform was unavailable. Every second buyer uses the
/// gateway's API contract.
/// </summary>
internal sealed class RetryingBuyer(HttpClient http, string eventId, string[] seats, int number)
{
    private const int TriesMax = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Random _random = new(number);
    private string _token = "";
    private (string Name, long Price)? _held;
    private readonly IdSource _ids = new(TimeProvider.System);
    private Guid _key;
    private int? _first;

    public bool IsGateway => number % 2 == 1;

    /// <summary>The reservation that a received response confirmed; null before.</summary>
    public string? Confirmed { get; private set; }

    /// <summary>The payments with their reservations.</summary>
    public List<(string Payment, string Reservation)> Payments { get; } = [];

    public async Task SignUpAsync()
    {
        _key = _ids.Next();
        var email = $"buyer{number}@example.com";
        await SendAsync(HttpMethod.Post, "/api/auth/signup", new JsonObject
        {
            ["name"] = $"Buyer {number}",
            ["email"] = email,
            ["password"] = "a long password",
            ["phone"] = "010-1234-5678",
            ["birthDate"] = "1990-01-01",
        });
        var (_, login) = await SendAsync(
            HttpMethod.Post, "/api/auth/login", new JsonObject { ["email"] = email, ["password"] = "a long password" });
        _token = login.GetProperty("token").GetString()!;
    }

    public async Task BuyAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < TriesMax && Confirmed is null; i++)
        {
            try
            {
                await ContinueAsync();
            }
            catch (HttpRequestException)
            {
                // The platform was killed and will restart; a lost request does not count as an attempt.
                i--;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public async Task<JsonElement[]> ListAsync() =>
    [
        .. (await SendAsync(HttpMethod.Get, "/api/v1/reservations/my")).Body.GetProperty("reservations")
            .EnumerateArray(),
    ];

    public async Task<string> PaymentStatusAsync(string payment) =>
        (await SendAsync(HttpMethod.Get, $"/api/v1/payment/intent/{payment}")).Body.GetProperty("status").GetString()!;

    private async Task ContinueAsync()
    {
        _held ??= await HoldAsync();

        if (_held is not { } held)
        {
            return;
        }

        var id = UuidOf(held.Name);
        var (status, payment) = await SendAsync(HttpMethod.Post, "/api/v1/payment/intent", new JsonObject
        {
            ["reservation_id"] = held.Name,
            ["amount"] = held.Price,
        });

        if (status == 200)
        {
            Payments.Add((payment.GetProperty("payment_intent_id").GetString()!, id));
        }

        (status, _) = await SendAsync(HttpMethod.Post, $"/api/v1/reservations/{held.Name}/confirm", new JsonObject());
        Confirmed = status == 200 ? id : null;
        _held = status is 404 or 409 ? null : _held;
    }

    private async Task<(string Name, long Price)?> HoldAsync()
    {
        if (_first is not { } first)
        {
            _key = _ids.Next();
            _first = first = _random.Next(seats.Length - 1);
        }

        // Without a response, the same command is sent with the same idempotency key after the restart.
        var held = IsGateway ? await CreateAsync(first) : await HoldAsync(first);
        _first = null;

        return held;
    }

    private async Task<(string Name, long Price)?> CreateAsync(int first)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "/api/v1/reservations/create", new JsonObject
        {
            ["event_id"] = eventId,
            ["seat_ids"] = new JsonArray(seats[first], seats[first + 1]),
        });

        return status == 201
            ? (body.GetProperty("reservation_id").GetString()!, body.GetProperty("total_price").GetInt64())
            : null;
    }

    private async Task<(string Name, long Price)?> HoldAsync(int first)
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "/api/v1/seats/reserve", new JsonObject
        {
            ["eventId"] = eventId,
            ["seatIds"] = new JsonArray(seats[first], seats[first + 1]),
        });

        return status == 201 && body.GetProperty("reservation") is var held
            ? (held.GetProperty("id").GetString()!, held.GetProperty("totalAmount").GetInt64())
            : null;
    }

    private static string UuidOf(string name) => name.StartsWith("rsv_", StringComparison.Ordinal)
        ? Guid.ParseExact(name["rsv_".Length..], "N").ToString()
        : name;

    private async Task<(int Status, JsonElement Body)> SendAsync(
        HttpMethod method, string path, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        // One idempotency key per purchase: the hold, its payment and its confirmation, and all their retries.
        request.Headers.Add("Idempotency-Key", $"{_key}");
        request.Headers.Authorization = _token.Length > 0 ? new AuthenticationHeaderValue("Bearer", _token) : null;
        using var response = await http.SendAsync(request);

        // Only the host responds without a body, when the platform is down or was killed during the request.
        return response.Content.Headers.ContentLength is 0
            ? throw new HttpRequestException($"{(int)response.StatusCode} without a body.")
            : ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }
}
