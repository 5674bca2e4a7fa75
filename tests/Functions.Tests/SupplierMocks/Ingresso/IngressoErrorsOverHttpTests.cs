using System.Text.Json;

namespace Serverless.Functions.Tests.SupplierMocks.Ingresso;

/// <summary>Errors of the Ingresso mock: its own, and those of the test endpoint.</summary>
[Collection(IngressoBrowsing.Name)]
public sealed class IngressoErrorsOverHttpTests(IngressoFixture ingresso)
{
    [Theory]
    [InlineData("events_by_id.v1", 400, 8, "event_id_list is required")]
    [InlineData("months.v1", 400, 8, "event_id is required")]
    [InlineData("performances.v1", 400, 8, "event_id is required")]
    [InlineData("performances.v1?event_id=6IF&date=soon", 400, 8, "date must be yyyy-mm-dd")]
    [InlineData("performances.v1?event_id=6IF&page_len=0", 400, 8, "page_len must be a number from 1 to 500")]
    [InlineData("performances_by_id.v1", 400, 8, "perf_id_list is required")]
    [InlineData("availability.v1", 400, 8, "perf_id is required")]
    [InlineData("availability.v1?perf_id=6IF-ZZZZ", 400, 8, "perf_id is not known")]
    [InlineData("availability.v1?perf_id=%00", 400, 8, "perf_id is not known")]
    [InlineData("discounts.v1?perf_id=6KF-1", 400, 8, "ticket_type_code, price_band_code are required")]
    [InlineData("discounts.v1?perf_id=6KF-1&ticket_type_code=MEMBER&price_band_code=X", 400, 8,
        "price_band_code needs /pool or /alloc suffix")]
    [InlineData("send_methods.v1", 400, 8, "perf_id is required")]
    [InlineData("trolley.v1?trolley_token=nothing.Z", 400, 8, "trolley_token is not valid")]
    [InlineData("trolley.v1?perf_id=6KF-1&ticket_type_code=MEMBER&price_band_code=X&no_of_seats=1", 400, 8,
        "price_band_code needs /pool or /alloc suffix")]
    [InlineData("status.v1", 400, 8, "transaction_uuid is required")]
    [InlineData("status.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("trans_id_status.v1?transaction_id=nothing", 400, 8, "transaction_id is not known")]
    [InlineData("reserve_page_archive.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("cancel.v1?transaction_uuid=nothing", 400, 8, "transaction_uuid is not known")]
    [InlineData("email_check.v1?email_address=nobody", 460, 2000, "Email address is invalid")]
    [InlineData("events.v1?date_range=tomorrow", 400, 8, "date_range must be yyyymmdd:yyyymmdd")]
    [InlineData("events.v1?circle=1:2", 400, 8, "circle must be latitude:longitude:radius")]
    public async Task Returns_an_error_with_code_and_text(string path, int status, int code, string text)
    {
        var answer = await ingresso.GetAsync(path);

        Assert.Equal((status, $"{code}", text), (answer.Status, answer["error_code"], answer["error_desc"]));
        Assert.Equal(
            text.Contains(" required", StringComparison.Ordinal), answer.Body.TryGetProperty("error", out _));
    }

    [Theory]
    [InlineData("error_code=2", 460)]
    [InlineData("error_code=3", 401)]
    [InlineData("error_code=4", 502)]
    [InlineData("error_code=5", 403)]
    [InlineData("error_code=6", 500)]
    [InlineData("error_code=7", 401)]
    [InlineData("error_code=8", 460)]
    [InlineData("error_code=2000", 460)]
    [InlineData("error_code=2000&email_error_key=addr_missing_at", 460)]
    [InlineData("error_code=3000", 460)]
    [InlineData("error_code=3001", 460)]
    [InlineData("error_code=3002", 460)]
    [InlineData("error_code=3003", 460)]
    [InlineData("error_code=3004", 460)]
    [InlineData("error_code=3005", 460)]
    [InlineData("error_code=3006", 460)]
    [InlineData("error_code=3007", 460)]
    [InlineData("error_code=3008", 460)]
    public async Task The_test_endpoint_returns_the_requested_error(string query, int status)
    {
        var answer = await ingresso.GetAsync($"test_errors.v1?{query}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(query.Split('=', '&')[1], answer["error_code"]);
        Assert.NotEmpty(answer["error_desc"]);
        Assert.Equal(
            query.Contains("2000", StringComparison.Ordinal), answer.Body.TryGetProperty("error_key", out var key));
        Assert.True(key.ValueKind == JsonValueKind.Undefined
            || answer["transaction_uuid"] == $"U-TEST-EMAIL-ERROR-{key.GetString()!.ToUpperInvariant()}");
    }

    [Theory]
    [InlineData("", """{"error":"Missing required parameter","message":"error_code is required"}""")]
    [InlineData("?error_code=x", """{"error":"Invalid parameter","message":"error_code must be a number"}""")]
    [InlineData(
        "?error_code=1", """{"error":"Unknown error_code","message":"Supported error codes: 2-8, 2000, 3000-3008"}""")]
    public async Task The_test_endpoint_rejects_an_unknown_error_code(string query, string body)
    {
        var answer = await ingresso.GetAsync($"test_errors.v1{query}");

        Assert.Equal((400, body), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData(3, "User authentication failure")]
    [InlineData(4, "Failed to create connection to the backend system")]
    [InlineData(6, "Failed to connect to database")]
    [InlineData(3000, "Unrecognised card type from number")]
    public async Task The_test_endpoint_and_its_list_have_the_original_texts(int code, string text)
    {
        var answer = await ingresso.GetAsync($"test_errors.v1?error_code={code}");
        var list = await ingresso.GetAsync("test_errors.v1/list");

        Assert.Equal($$"""{"error_code":{{code}},"error_desc":"{{text}}"}""", answer.Text);
        Assert.Contains($"\"{code}\":\"{text}\"", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_errors_shows_the_original_usage_and_keys()
    {
        var list = await ingresso.GetAsync("test_errors.v1/list");
        var unknown = await ingresso.GetAsync("test_errors.v1?error_code=2000&email_error_key=nothing");

        Assert.EndsWith(
            """
            "usage":{"endpoint":"/f13/test_errors.v1","method":"GET","auth":"Basic Auth required","parameters":{
            "error_code":"Required - Error code to test","email_error_key":"Optional - For error_code=2000 only"},
            "examples":["/f13/test_errors.v1?error_code=2","/f13/test_errors.v1?error_code=8",
            "/f13/test_errors.v1?error_code=2000&email_error_key=addr_missing_at",
            "/f13/test_errors.v1?error_code=3002"]}}
            """.ReplaceLineEndings(string.Empty),
            System.Text.RegularExpressions.Regex.Unescape(list.Text),
            StringComparison.Ordinal);
        Assert.Contains(
            "{\"2000\":\"Email address is invalid (use email_error_key parameter)\",\"email_error_keys\":"
                + "[\"addr_may_not_be_blank\",\"addr_missing_at\",\"addr_may_not_start_with_at\",",
            list.Text,
            StringComparison.Ordinal);
        Assert.Equal("Invalid email_error_key", unknown["error"]);
        Assert.StartsWith(
            "Valid keys: addr_may_not_be_blank, addr_missing_at,", unknown["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_paths_return_the_mocks_error_form()
    {
        using var plain = new HttpClient { BaseAddress = ingresso.Platform.BaseAddress };
        var list = JsonDocument.Parse(await plain.GetStringAsync("/f13/test_errors.v1/list")).RootElement;
        using var wrong = await plain.GetAsync("/f13/reserve.v1/");

        Assert.Equal(
            """{"status":"healthy","service":"Ingresso Mock Server"}""", await plain.GetStringAsync("/f13/health"));
        Assert.Equal(13, list.GetProperty("email_errors").GetProperty("email_error_keys").GetArrayLength());
        Assert.Equal(4, list.GetProperty("usage").GetProperty("examples").GetArrayLength());
        Assert.Equal("""{"error_code":8,"error_desc":"Unknown endpoint"}""",
            await (await plain.GetAsync("/f13/cities.v1")).Content.ReadAsStringAsync());
        Assert.Equal(405, (int)wrong.StatusCode);
        Assert.Contains("\"error_code\":8", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
