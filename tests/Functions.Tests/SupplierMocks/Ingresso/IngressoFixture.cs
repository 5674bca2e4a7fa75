using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.Functions.SupplierMocks.Ingresso;
using Serverless.Functions.Tests.Platform;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>A platform with its own Ingresso mock, whose clock the tests can advance.</summary>
public class IngressoFixture : PlatformFixture
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override IEnumerable<KeyValuePair<string, string?>> MoreSettings =>
        [new("EXTRA_USERS", "other:other-password"), new("RESERVE_MINUTES", "15")];

    public static string Customer(string more = "", string country = "uk") =>
        "first_name=Fred&last_name=Flintstone&address_line_one=301+Cobblestone+Way&phone=0790000"
        + $"&country_code={country}{(more.Length > 0 ? "&" : "")}{more}";

    public static AuthenticationOf As(string user, string password = "demopass") => new(user, password);

    public Task<IngressoAnswer> GetAsync(string path, string? fault = null, AuthenticationOf? who = null) =>
        SendAsync(HttpMethod.Get, path, null, fault, who);

    public Task<IngressoAnswer> PostAsync(
        string path, string form, string? fault = null, AuthenticationOf? who = null) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
            fault,
            who);

    public async Task<IngressoAnswer> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, string? fault = null, AuthenticationOf? who = null)
    {
        using var request = new HttpRequestMessage(method, $"/f13/{path}") { Content = body };
        var (user, password) = who ?? As("demo");
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        request.Headers.Add("Authorization", $"Basic {pair}");

        if (fault is not null)
        {
            request.Headers.Add("X-Mock-Fault", fault);
        }

        using var response = await Client.SendAsync(request);

        return new IngressoAnswer(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The id of the event's performance at this index.</summary>
    public async Task<string> PerformanceAsync(string id, int rank = 0)
    {
        var list = await GetAsync($"performances.v1?event_id={id}");

        return list.Body.GetProperty("results").GetProperty("performance")[rank].GetProperty("perf_id").GetString()!;
    }

    public static string Order(string performance, string type, string band, int count, string more = "") =>
        $"perf_id={performance}&ticket_type_code={type}&price_band_code={Uri.EscapeDataString(band)}"
        + $"&no_of_seats={count}{(more.Length > 0 ? "&" : "")}{more}";

    /// <summary>Reserves and returns the transaction's id.</summary>
    public async Task<string> ReserveAsync(string order, AuthenticationOf? who = null) =>
        (await PostAsync("reserve.v1", order, who: who)).Uuid;

    public async Task<string> StatusAsync(string uuid, AuthenticationOf? who = null) =>
        (await GetAsync($"status.v1?transaction_uuid={uuid}", who: who))["transaction_status"];

    /// <summary>Advances the clock of the mock only, until the result is disposed.</summary>
    public IDisposable Later(TimeSpan time)
    {
        _clock.AdjustTime(_clock.Start + time);

        return new Return(_clock);
    }

    protected override void Override(FunctionsApplicationBuilder builder)
    {
        base.Override(builder);
        builder.Services.AddSingleton(services => new IngressoPipeline(
            services.GetRequiredService<FaultInjector>(), services.GetRequiredService<IngressoUsers>(),
            services.GetRequiredService<IngressoPolicy>(), _clock));
    }

    private sealed class Return(FakeTimeProvider clock) : IDisposable
    {
        public void Dispose() => clock.AdjustTime(clock.Start);
    }
}

public sealed record AuthenticationOf(string User, string Password);

public sealed record IngressoAnswer(HttpStatusCode Code, string Text)
{
    public int Status => (int)Code;

    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string this[string name] => Body.GetProperty(name).ToString();

    public string Uuid => Body.TryGetProperty("trolley_contents", out var trolley)
        ? trolley.GetProperty("transaction_uuid").GetString()!
        : throw new InvalidOperationException($"Nothing was reserved: {Text}");

    /// <summary>The first order of the first bundle.</summary>
    public JsonElement Order => Body.GetProperty("trolley_contents").GetProperty("bundle")[0].GetProperty("order")[0];

    public string[] Seats =>
    [
        .. Order.GetProperty("ticket_orders").GetProperty("ticket_order").EnumerateArray()
            .SelectMany(line => line.GetProperty("seats").EnumerateArray())
            .Select(seat => seat.GetProperty("full_id").GetString()!),
    ];

    public string[] Ids(string list, string id) =>
        [.. Body.GetProperty("results").GetProperty(list).EnumerateArray().Select(
            one => one.GetProperty(id).GetString()!)];
}
