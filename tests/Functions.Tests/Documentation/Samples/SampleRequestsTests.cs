using System.Diagnostics;
using System.Text;
using Serverless.Fakes.Platform;
using Serverless.Functions.Tests.Http.Identifiers;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Documentation.Samples;

/// <summary>
/// Every request of docs/samples answers with the status, and the part, that its comment names. The published clients'
/// validators take every identifier in the answers.
/// </summary>
public sealed class SampleRequestsTests(SampledPlatform platform) : IClassFixture<SampledPlatform>
{
    private const string Signed = "hkdl.http";

    private static readonly string Folder = Path.Combine(SolutionFolder.Root, "docs", "samples");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.http").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Answers_as_the_comments_say(string name)
    {
        var file = HttpFile.Parse(await ReadAsync(name));
        var variables = new HttpFileVariables(await VariablesAsync(name, file));
        var answers = new StringBuilder();

        foreach (var request in file.Requests)
        {
            var answer = await SendAsync(request, variables);

            Assert.True(
                answer.Status == request.Expected && answer.Text.Contains(request.Part, StringComparison.Ordinal),
                $"{name}: {request.Title} {request.Expected} {request.Part} but {answer.Status} {answer.Text}");

            answers.AppendLine(answer.Text);

            if (request.Name is { } remembered)
            {
                variables.Remember(remembered, answer.Text);
            }
        }

        Assert.Equal(string.Empty, await PublishedValidators.RefusedAsync(Uuids.In(answers.ToString())));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Says_of_every_request_what_it_does_and_what_to_expect(string name)
    {
        var requests = HttpFile.Parse(await ReadAsync(name)).Requests;

        Assert.NotEmpty(requests);
        Assert.All(requests, request =>
        {
            Assert.NotEmpty(request.Title);
            Assert.NotNull(request.Expected);
            Assert.StartsWith("{{host}}/", request.Url, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Prints_the_signed_variables_under_the_names_that_the_file_has()
    {
        var printed = HttpFile.ReadVariables(await SignAsync()).Keys.Append("host");

        Assert.Equal(
            HttpFile.ReadVariables(await ReadAsync(Signed)).Keys.Order(StringComparer.Ordinal),
            printed.Order(StringComparer.Ordinal));
    }

    private async Task<Answer> SendAsync(HttpFileRequest request, HttpFileVariables variables)
    {
        var url = new Uri(variables.Expand(request.Url));
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), url);
        var type = "text/plain";

        foreach (var (name, value) in request.Headers)
        {
            if (name == "Content-Type")
            {
                type = value;
            }
            else
            {
                Assert.True(message.Headers.TryAddWithoutValidation(name, variables.Expand(value)), name);
            }
        }

        if (request.Body.Length > 0)
        {
            message.Content = new StringContent(variables.Expand(request.Body), Encoding.UTF8, type);
        }

        return await platform.Client.ReadAsync(message);
    }

    private async Task<IReadOnlyDictionary<string, string>> VariablesAsync(string name, HttpFile file)
    {
        var variables = new Dictionary<string, string>(file.Variables);

        foreach (var (variable, value) in name == Signed ? HttpFile.ReadVariables(await SignAsync()) : [])
        {
            variables[variable] = value;
        }

        variables["host"] = platform.Platform.BaseAddress.GetLeftPart(UriPartial.Authority);

        return variables;
    }

    // As the head of the file tells people to do.
    private static async Task<string> SignAsync()
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", [Path.Combine(Folder, "sign-hkdl.sh")])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);

        return output;
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(Folder, name));
}
