using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tests.Http.OpenApi;

public sealed class MemberSchemasTests
{
    [Theory]
    [InlineData(nameof(Sample.Word), """{"type":"string","enum":["yes","no"]}""")]
    [InlineData(nameof(Sample.IsDone), """{"type":"boolean","enum":[true]}""")]
    [InlineData(nameof(Sample.Count), """{"type":"integer","format":"int32","enum":[1,2]}""")]
    [InlineData(nameof(Sample.Length), """{"type":"integer","format":"int64","enum":[5000000000]}""")]
    [InlineData(nameof(Sample.Share), """{"type":"number","format":"double","enum":[0.5]}""")]
    [InlineData(nameof(Sample.Maybe), """{"type":["string","null"],"enum":["yes",null]}""")]
    public void Lists_the_allowed_values_of_a_member_as_JSON(string name, string schema)
    {
        var property = JsonSerializerOptions.Default.GetTypeInfo(typeof(Sample)).Properties
            .Single(one => one.Name == name);

        var refined = new MemberSchemas(property, isAnswer: true).Refine(ScalarSchemas.Of(property.PropertyType)!);

        Assert.Equal(schema, refined.ToJsonString());
    }

    private sealed record Sample(
        [property: AllowedValues("yes", "no")] string Word,
        [property: AllowedValues(true)] bool IsDone,
        [property: AllowedValues(1, 2)] int Count,
        [property: AllowedValues(5_000_000_000)] long Length,
        [property: AllowedValues(0.5)] double Share,
        [property: AllowedValues("yes", null)] string? Maybe);
}
